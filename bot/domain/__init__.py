"""The rules: values and the present moment in, decisions out."""
