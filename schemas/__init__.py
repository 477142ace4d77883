"""The room that reads data, holds it to its schemas and answers what is in force on a day. A library, no command."""
