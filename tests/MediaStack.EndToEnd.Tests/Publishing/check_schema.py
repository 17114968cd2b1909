"""Checks a YAML or JSON file against a JSON schema: check_schema.py SCHEMA FILE. Prints every violation; exit code 1 if there is one.

References of the schema to files beside it are followed. A tag of the file's own program, such as Recyclarr's !file, stands for a text.
"""
import json
import pathlib
import sys

import jsonschema
import yaml

schema_path, document_path = (pathlib.Path(path).resolve() for path in sys.argv[1:])
yaml.SafeLoader.add_multi_constructor("!", lambda loader, tag, node: loader.construct_scalar(node))
schema = json.loads(schema_path.read_text(encoding="utf-8"))
document = yaml.safe_load(document_path.read_text(encoding="utf-8"))

validator = jsonschema.validators.validator_for(schema, default=jsonschema.Draft7Validator)
# A schema that names itself keeps its name; another one is found where its file lies.
resolver = None if "$id" in schema else jsonschema.RefResolver(schema_path.as_uri(), schema)
violations = list(validator(schema, resolver=resolver).iter_errors(document))
for violation in violations:
    print(f"{violation.json_path}: {violation.message}")
sys.exit(1 if violations else 0)
