package org.whosaw.portal.demo.cast;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Invents the names, phones and id numbers of the demo. A person's ordinal decides them, so two
 * persons with different ordinals differ.
 *
 * <ul>
 *   <li>phones lie in 154 0000 0000 to 9999, a range nobody has been given;
 *   <li>id numbers lie in area 400001, a province that does not exist, with a right check digit;
 *   <li>names are put together from common characters, one after the other.
 * </ul>
 */
public final class InventedPeople {
    private static final String SURNAMES = "王李张刘陈杨赵黄周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁于董余苏叶吕魏蒋田杜丁沈姜";
    private static final String FIRST = "雨思佳欣晓静美丽文雅诗梦若紫春秋冬夏月云雪梅兰竹菊玉婉清淑慧敏颖怡悦安宁乐可心语书瑶琳琪珊";
    private static final String SECOND = "涵怡琪萱妍彤瑶婷娜敏洁莹雯蓉薇霞燕玲芳华英红珍珠茜倩颖岚蕾菲媛宁馨晴月云丹青梅竹兰芝芸荷露";
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";
    private static final long STRIDE = 71_993;
    private static final int BIRTH_DAYS = 6_000;

    /** How many phones the mothers may use; the rest belong to others and to offices. */
    public static final int MOTHER_PHONES = 9_700;

    /** How many phones contacts and companions share. */
    private static final int OTHER_PHONES = 200;

    private final long seed;

    public InventedPeople(long seed) {
        this.seed = seed;
    }

    /** Returns a person's name. */
    public String name(long ordinal) {
        int combinations = SURNAMES.length() * FIRST.length() * SECOND.length();
        long start = Dice.at(seed, 1).below(combinations);
        int index = (int) Math.floorMod(start + ordinal * STRIDE, (long) combinations);
        char surname = SURNAMES.charAt(index % SURNAMES.length());
        int given = index / SURNAMES.length();
        return ""
                + surname
                + FIRST.charAt(given % FIRST.length())
                + SECOND.charAt(given / FIRST.length());
    }

    /** Returns how many names there are before the first comes again. */
    public static int distinctNames() {
        return SURNAMES.length() * FIRST.length() * SECOND.length();
    }

    /** Returns a mother's phone, or null once the range is used up: some have none on record. */
    public @Nullable String motherPhone(long ordinal) {
        if (ordinal >= MOTHER_PHONES) {
            return null;
        }
        long start = Dice.at(seed, 2).below(MOTHER_PHONES);
        return phone((start + ordinal * 7_919) % MOTHER_PHONES);
    }

    /** Returns the phone of a contact or a companion; a few may share one. */
    public static String otherPhone(long ordinal) {
        return phone(MOTHER_PHONES + Math.floorMod(ordinal, (long) OTHER_PHONES));
    }

    /** Returns the phone of an office, 0 to 99. */
    public static String officePhone(int office) {
        return phone(MOTHER_PHONES + OTHER_PHONES + office);
    }

    private static String phone(long number) {
        return String.format("1540000%04d", number);
    }

    /** Returns the day on which a woman was born. */
    public static LocalDate birthDate(long ordinal) {
        return LocalDate.of(1986, 1, 1).plusDays(ordinal * 3_571 % BIRTH_DAYS);
    }

    /** Returns a woman's id number; it holds her {@link #birthDate}. */
    public static String idNumber(long ordinal) {
        LocalDate born = birthDate(ordinal);
        int serial = (int) (2 + 2 * (ordinal / BIRTH_DAYS % 499));
        String body =
                String.format(
                        "400001%04d%02d%02d%03d",
                        born.getYear(), born.getMonthValue(), born.getDayOfMonth(), serial);
        return body + checkDigit(body);
    }

    /** Returns the check digit of the first 17 digits (ISO 7064, MOD 11-2). */
    public static char checkDigit(String body) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (body.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECKS.charAt(sum % 11);
    }

    /** Returns the names a ward gives to children before they have one, eldest first. */
    public static List<String> childNames(String mother, List<String> sexes) {
        if (sexes.size() == 1) {
            return List.of(mother + (sexes.get(0).equals("female") ? "之女" : "之子"));
        }
        List<String> names = new java.util.ArrayList<>();
        String[] ranks = {"大", "二", "三"};
        for (int i = 0; i < sexes.size(); i++) {
            names.add(mother + "之" + ranks[i] + (sexes.get(i).equals("female") ? "女" : "子"));
        }
        return List.copyOf(names);
    }
}
