"""Pages that people write in Markdown: ids become links, policies say what they satisfy."""
