"""Prints, as JSON, the shapes of the actions that shapes-actions.json takes from the Python SDKs.

Run by scripts/generate/shapes.ts inside a virtual environment that has the packages named there.
Argument: a JSON text {package module: [action, ...]}. Output: {package module: {action: shape}}.
"""
import json
import pathlib
import sys
import typing

sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / 'test' / 'sandbox' / 'python'))
from sdk_models import Sdk, fields_of, is_model, word_of  # noqa: E402


def walk(kind, path, above, leaves):
    if kind is None:
        return
    if is_model(kind):
        fields = fields_of(kind)
        if kind in above or not fields:
            leaves[path or '.'] = 'map'
            return
        for wire, (_, member) in fields.items():
            if '.' in wire:  # two names of ess DescribeScalingConfigurations, which no path can spell
                continue
            walk(member, f'{path}.{wire}' if path else wire, above + (kind,), leaves)
    elif typing.get_origin(kind) is list:
        walk((typing.get_args(kind) or (object,))[0], f'{path}[]', above, leaves)
    else:
        leaves[path or '.'] = word_of(kind)


def params_of(action):
    params = {name.strip('{}'): 'string' for name in action.path.split('/') if name.startswith('{')}
    leaves = {}
    walk(action.request, '', (), leaves)
    for path, word in leaves.items():
        params[path.removeprefix('body.') if action.whole_body else path] = word
    for name, style in action.shrunk.items():
        for path in [path for path in params if path == name or path.startswith((f'{name}[', f'{name}.'))]:
            del params[path]
        params[name] = style
    return params


def shape_of(action):
    response = {}
    walk(action.body, '', (), response)
    shape = {'params': dict(sorted(params_of(action).items())), 'response': dict(sorted(response.items()))}
    if action.path == '/' and action.http_method == 'POST':
        return shape
    return {'http': {'method': action.http_method, 'path': action.path}, **shape}


def main():
    shapes = {}
    for package, names in json.loads(sys.argv[1]).items():
        sdk = Sdk(package)
        wanted = names or sorted(sdk.actions)
        shapes[package] = {name: shape_of(sdk.actions[name]) if name in sdk.actions else None for name in wanted}
    json.dump(shapes, sys.stdout, ensure_ascii=False)


main()
