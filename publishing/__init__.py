"""The room of the partnership's staff: the command ``arrangements``. It composes the rooms below and holds no rule."""
