"""Tests of story identity: invented stories, and what carriers make of them."""
