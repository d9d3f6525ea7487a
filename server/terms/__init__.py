"""What contracts say: their terms, and amounts of money. Pure."""
