"""What is no piece of the text: heads and feet, bound values, properties, sections, settings, tables, pictures."""
