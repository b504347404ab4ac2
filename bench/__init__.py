"""Our page measured beside the stock way and an empty page."""
