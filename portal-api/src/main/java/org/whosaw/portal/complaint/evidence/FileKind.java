package org.whosaw.portal.complaint.evidence;

import java.util.Optional;
import java.util.Set;

/** The kinds of files that are taken; everything else is refused. */
enum FileKind {
    JPEG("image/jpeg", "jpg", Set.of("image/jpeg")),
    PNG("image/png", "png", Set.of("image/png", "image/apng")),
    GIF("image/gif", "gif", Set.of("image/gif")),
    WEBP("image/webp", "webp", Set.of("image/webp")),
    PDF("application/pdf", "pdf", Set.of("application/pdf")),
    MP3("audio/mpeg", "mp3", Set.of("audio/mpeg")),
    M4A("audio/mp4", "m4a", Set.of("audio/mp4", "audio/x-m4a")),
    /** What telephones record, sound alone or the screen with it. */
    MP4(
            "video/mp4",
            "mp4",
            Set.of("video/mp4", "application/mp4", "video/quicktime", "video/3gpp")),
    AMR("audio/amr", "amr", Set.of("audio/amr", "audio/amr-wb")),
    WAV("audio/wav", "wav", Set.of("audio/vnd.wave", "audio/x-wav", "audio/wav")),
    OGG("audio/ogg", "ogg", Set.of("audio/ogg", "audio/vorbis", "audio/opus", "application/ogg")),
    AAC("audio/aac", "aac", Set.of("audio/x-aac", "audio/aac")),
    TEXT("text/plain", "txt", Set.of("text/plain", "message/rfc822"));

    private final String type;
    private final String ending;
    private final Set<String> sniffed;

    FileKind(String type, String ending, Set<String> sniffed) {
        this.type = type;
        this.ending = ending;
        this.sniffed = sniffed;
    }

    /** Returns what it is called on the wire. */
    String type() {
        return type;
    }

    /** Returns what its name ends in. */
    String ending() {
        return ending;
    }

    /** Returns the kind that Tika's word names, or empty. */
    static Optional<FileKind> of(String word) {
        for (FileKind each : values()) {
            if (each.sniffed.contains(word)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
