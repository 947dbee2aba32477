"""What the plugin changes around the content of a page."""

from __future__ import annotations

from mkdocs_crosswalk.render.head import without_blank


def test_blank_lines_go_where_they_say_nothing() -> None:
    assert without_blank("<p>a\n\n  \n\n  <b>b</b>\n<i>c</i>\r\n\r\n</p>") == "<p>a\n<b>b</b>\n<i>c</i>\r\n</p>"
    kept = "<pre>a\n\nb</pre>\n<script>`\n\n`</script>\n<textarea>\n\n</textarea>\n<style>a\n\n</style>"
    assert without_blank(kept) == kept
