package org.whosaw.portal.ledger.tree;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TileNameTest {
    @Example
    void path_manyTiles_threeDigitsAPart() {
        assertThat(new TileName(0, 1_234_067, 256).path()).isEqualTo("x001/x234/067");
        assertThat(new TileName(1, 7, 112).path()).isEqualTo("007.p/112");
    }

    @Example
    void widthIn_seventyThousandLeaves_asTheStandardCountsThem() {
        assertThat(TileName.widthIn(70_000, 0, 272)).isEqualTo(256);
        assertThat(TileName.widthIn(70_000, 0, 273)).isEqualTo(112);
        assertThat(TileName.widthIn(70_000, 0, 274)).isZero();
        assertThat(TileName.widthIn(70_000, 1, 1)).isEqualTo(17);
        assertThat(TileName.widthIn(70_000, 2, 0)).isEqualTo(1);
    }

    @Property(tries = 300)
    void parse_ownPath_isTheSame(
            @ForAll @IntRange(max = 6) int level,
            @ForAll @LongRange(max = 999_999_999_999L) long index,
            @ForAll @IntRange(min = 1, max = 256) int width) {
        TileName name = new TileName(level, index, width);
        assertThat(TileName.parse(level, name.path())).contains(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "01",
                "0001",
                "x001",
                "x000/001",
                "001/002",
                "x001/x002",
                "001.p/0",
                "001.p/256",
                "001.p/257",
                "001.p/01",
                "001.p/",
                "001.p",
                "001.p/1/",
                "/001",
                "-01",
                "00a",
                "x001/001.p/999",
                "../001",
                "001\n",
                "٠٠١",
                "x001/x001/x001/x001/x001/x001/x001/x001/001"
            })
    void parse_otherSpelling_isNothing(String path) {
        assertThat(TileName.parse(0, path)).isEmpty();
    }
}
