package dev.easel.testing.browser;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Texts that would call {@code broken(n)} in a page that took them for markup, script or style: the usual ways in, each
 * behind the usual ways out of what they may be written into.
 */
public final class Payloads {
    private static final List<String> WAYS_OUT =
            List.of("", "\"", "'>", "\">", "</textarea>", "</script>", "-->", "\n]]>");
    private static final List<String> WAYS_IN = List.of(
            "<script>broken(1)</script>",
            "<ScRiPt src=data:,broken(2)></sCrIpT>",
            "<img src=x onerror=broken(3)>",
            "<img/src='x'/onerror='broken(4)'>",
            "<svg onload=broken(5)>",
            "<svg><script>broken(6)</script></svg>",
            "<svg><animate onbegin=broken(7) attributeName=x dur=1s>",
            "<iframe srcdoc='<script>parent.broken(8)</script>'></iframe>",
            "<iframe src=javascript:parent.broken(9)></iframe>",
            "<body onload=broken(10)>",
            "<input autofocus onfocus=broken(11)>",
            "<details open ontoggle=broken(12)>x</details>",
            "<video><source onerror=broken(13)></video>",
            "<math><mtext><table><mglyph><style><img src=x onerror=broken(14)>",
            "<a href=javascript:broken(15) autofocus tabindex=1 onfocus=broken(15)>x</a>",
            "<object data=javascript:broken(16)></object>",
            "<embed src=javascript:broken(17)>",
            "<form><button formaction=javascript:broken(18) autofocus onfocus=broken(18)>x",
            "<style>@import'javascript:broken(19)';</style>",
            "<link rel=stylesheet href=javascript:broken(20)>",
            "<meta http-equiv=refresh content='0;url=javascript:broken(21)'>",
            "<base href=//evil.example/>",
            " onmouseover=broken(22) onfocus=broken(22) autofocus x=",
            "{{constructor.constructor('broken(23)')()}}",
            "${broken(24)}",
            "javascript:broken(25)");

    private Payloads() {}

    /** More than 200 different ones. */
    public static List<String> all() {
        Set<String> all = new LinkedHashSet<>();
        for (String out : WAYS_OUT) {
            for (String in : WAYS_IN) {
                all.add(out + in);
            }
        }
        return new ArrayList<>(all);
    }
}
