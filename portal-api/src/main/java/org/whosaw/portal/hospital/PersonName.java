package org.whosaw.portal.hospital;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks names as they are shown: the family name stays, the rest is one star.
 *
 * <ul>
 *   <li>compound family names stay whole: 欧阳*;
 *   <li>a newborn named after its mother hides the mother's name: 张*之女;
 *   <li>a dotted name keeps its first part: 阿依古丽·*;
 *   <li>a Latin name keeps its titles and its first letter: Dr. M*.
 * </ul>
 */
public final class PersonName {
    private static final Set<String> COMPOUND =
            Set.of(
                    "欧阳", "太史", "端木", "上官", "司马", "东方", "独孤", "南宫", "万俟", "闻人", "夏侯", "诸葛", "尉迟",
                    "公羊", "赫连", "澹台", "皇甫", "宗政", "濮阳", "公冶", "太叔", "申屠", "公孙", "慕容", "仲孙", "钟离",
                    "长孙", "宇文", "司徒", "鲜于", "司空", "闾丘", "子车", "亓官", "司寇", "巫马", "公西", "颛孙", "壤驷",
                    "公良", "漆雕", "乐正", "宰父", "谷梁", "拓跋", "夹谷", "轩辕", "令狐", "段干", "百里", "呼延", "东郭",
                    "南门", "羊舌", "微生", "公户", "公玉", "公仪", "梁丘", "公仲", "公上", "公门", "公山", "公坚", "左丘",
                    "公伯", "西门", "公祖", "第五", "公乘", "贯丘", "公皙", "南荣", "东里", "东宫", "仲长", "子书", "子桑",
                    "即墨", "达奚", "褚师");
    private static final Pattern NEWBORN =
            Pattern.compile("(.+?)(之[大小长次双]?[子女婴][0-9一二三]?|(?<=..)(?:[男女]?婴|宝宝|(?i:baby)))");

    private static final Pattern TITLED =
            Pattern.compile("((?:(?i:Dr|Prof|PD|med|Mr|Mrs|Ms|Herr|Frau)\\.? )+)(\\S.*)");

    private PersonName() {}

    /** Returns the name masked; an empty name stays empty. */
    public static String mask(String name) {
        String trimmed = name.strip();
        if (trimmed.isEmpty()) {
            return "";
        }
        Matcher newborn = NEWBORN.matcher(trimmed);
        return newborn.matches()
                ? maskPlain(newborn.group(1).strip()) + newborn.group(2)
                : maskPlain(trimmed);
    }

    private static String maskPlain(String name) {
        int dot = indexOfDot(name);
        if (dot > 0) {
            return name.substring(0, dot + 1) + "*";
        }
        int first = name.codePointAt(0);
        if (Character.UnicodeScript.of(first) != Character.UnicodeScript.HAN) {
            Matcher titled = TITLED.matcher(name);
            return titled.matches()
                    ? titled.group(1) + Character.toString(titled.group(2).codePointAt(0)) + "*"
                    : Character.toString(first) + "*";
        }
        if (name.length() > 2 && COMPOUND.contains(name.substring(0, 2))) {
            return name.substring(0, 2) + "*";
        }
        return Character.toString(first) + "*";
    }

    private static int indexOfDot(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '·' || c == '•' || c == '・' || c == '．') {
                return i;
            }
        }
        return -1;
    }
}
