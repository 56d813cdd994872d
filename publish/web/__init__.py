"""The pages: Starlette routes, templates, static files and catalogues."""
