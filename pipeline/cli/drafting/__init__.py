"""The commands of the drafter's bench: an editor that helps, a page that follows."""
