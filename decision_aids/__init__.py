"""The room of the aids: the engine that runs in the browser too, and on the build side compiler and proof."""
