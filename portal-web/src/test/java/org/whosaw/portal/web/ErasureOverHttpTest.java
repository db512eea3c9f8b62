package org.whosaw.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whosaw.portal.identity.StaffRole;

/** The desk's page that erases: who may, what it says before, and that it takes a code. */
class ErasureOverHttpTest {
    private static final Pattern OPENING = Pattern.compile("name=\"opening\" value=\"([^\"]+)\"");

    @TempDir Path folder;

    @Test
    void officer_seesWhatStaysAndUntilWhen_andNeedsACode() {
        try (RunningPortal portal = RunningPortal.start(folder);
                TwoHospitals world = new TwoHospitals(portal, folder)) {
            FormBrowser clerk = desk(portal, world, StaffRole.COUNTER);
            FormBrowser officer = desk(portal, world, StaffRole.PRIVACY_OFFICER);
            assertThat(clerk.get("/desk/erasure").statusCode()).isEqualTo(403);

            HttpResponse<String> none =
                    officer.submit("/desk/erasure", "/desk/erasure/person", "number", "M-nobody");
            HttpResponse<String> plan =
                    officer.submit(
                            "/desk/erasure", "/desk/erasure/person", "number", TwoHospitals.MRN);

            assertThat(none.statusCode()).isEqualTo(422);
            assertThat(plan.statusCode()).as(plan.body()).isEqualTo(200);
            assertThat(plan.body())
                    .contains("《网络安全法》第二十三条", "哪里都不再有她的密钥")
                    .doesNotContain(">" + TwoHospitals.MRN);
            Matcher opening = OPENING.matcher(plan.body());
            assertThat(opening.find()).isTrue();
            HttpResponse<String> noGround =
                    officer.submit(
                            "/desk/erasure",
                            "/desk/erasure/erase",
                            "opening",
                            opening.group(1),
                            "code",
                            "000000");
            HttpResponse<String> wrongCode =
                    officer.submit(
                            "/desk/erasure",
                            "/desk/erasure/erase",
                            "opening",
                            opening.group(1),
                            "ground",
                            "asked",
                            "code",
                            "000000");
            assertThat(noGround.statusCode()).isEqualTo(422);
            assertThat(wrongCode.statusCode()).isEqualTo(422);
            assertThat(wrongCode.body()).contains("数字不对");
        }
    }

    private static FormBrowser desk(RunningPortal portal, TwoHospitals world, StaffRole role) {
        return new FormBrowser(portal).with("__Host-desk=" + world.staffCookie(world.first, role));
    }
}
