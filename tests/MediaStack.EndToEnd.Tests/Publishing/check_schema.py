"""Checks a YAML or JSON file against a JSON schema: check_schema.py SCHEMA FILE. Prints every violation; exit code 1 if there is one."""
import json
import sys

import jsonschema
import yaml

schema_path, document_path = sys.argv[1:]
with open(schema_path, encoding="utf-8") as file:
    schema = json.load(file)
with open(document_path, encoding="utf-8") as file:
    document = yaml.safe_load(file)

validator = jsonschema.validators.validator_for(schema, default=jsonschema.Draft7Validator)
violations = list(validator(schema).iter_errors(document))
for violation in violations:
    print(f"{violation.json_path}: {violation.message}")
sys.exit(1 if violations else 0)
