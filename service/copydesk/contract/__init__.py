"""What goes over the wire, as marshmallow classes: the schemas in `schemas/` follow from them."""
