"""The ground: the field's values and rules, standard library only, nothing from the floors above."""
