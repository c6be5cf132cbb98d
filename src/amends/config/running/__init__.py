"""The processes behind the commands: web, worker, both together, and the migration."""
