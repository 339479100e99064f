"""Where results are kept between requests: a cache that a request can always do without."""
