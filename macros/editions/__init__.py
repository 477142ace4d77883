"""The pages of editions: what each kind says, part by part."""
