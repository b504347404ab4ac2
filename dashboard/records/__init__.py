"""Floor 1: what an editor writes, read and checked. No pandas, no screen."""
