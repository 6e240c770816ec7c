"""Where lines end and stand: the engine's line breaking made the house's."""
