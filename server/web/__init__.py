"""What the browser pages share: templates, static files, design tokens and words."""
