"""Reads the models of the official Python SDKs: the wire name and the type of every field, and the facts of every action."""
import ast
import functools
import importlib
import inspect
import re
import textwrap
import typing


class Sdk:
    """One typed package: its client class, its models and its actions by their wire names."""

    def __init__(self, package):
        self.package = package
        self.models = importlib.import_module(f'{package}.models')
        self.client = importlib.import_module(f'{package}.client').Client
        self.actions = dict(self._actions())

    def _actions(self):
        for name, method in vars(self.client).items():
            if not name.endswith('with_options'):
                continue
            source = inspect.getsource(method)
            action = re.search(r"action ?= ?'(\w+)'|do_r(?:pc|oa)request\('(\w+)'", source)
            if action:
                yield action[1] or action[2], Action(self, name, source)


class Action:
    """What a client method says of its action."""

    def __init__(self, sdk, method, source):
        self.method_name = method
        self.http_method = _first(r"method ?= ?'(\w+)'", source) or 'POST'
        path = _first(r"pathname ?= ?f?'([^']*)'", source) or '/'
        self.path = re.sub(r'\{(?:[^{}]*\()?(\w+)\)?\}', r'{\1}', path)
        signature = re.search(r'\((.*?)\) ->', source, re.S)[1]
        names = [part.split(':')[0].strip() for part in signature.split(',') if ':' in part]
        self.arguments = [name for name in names if name not in ('runtime', 'str]')]
        request = re.search(r'(?:request|tmp_req): [\w.]+\.(\w+),', signature)
        self.request = getattr(sdk.models, request[1]) if request else None
        self.shrunk = {name: 'json' if style == 'json' else 'csv' for name, style in re.findall(
            r"array_to_string_with_specified_style\([^,]+, '([^']+)', '(\w+)'\)", source)}
        response = re.search(r'-> [\w.]+\.(\w+Response):', source)
        self.response = getattr(sdk.models, response[1]) if response else None
        self.whole_body = bool(re.search(r'request\.body\b', source))

    @property
    def body(self):
        """Type of the reply body: a model, a list, a map or a word; None for an empty reply."""
        fields = fields_of(self.response) if self.response else {}
        return fields['body'][1] if 'body' in fields else None


def _first(pattern, text):
    found = re.search(pattern, text)
    return found[1] if found else None


def is_model(kind):
    return inspect.isclass(kind) and hasattr(kind, 'from_map')


@functools.lru_cache(maxsize=None)
def fields_of(model):
    """Wire name -> (attribute, type) of a model class."""
    hints = _hints(model)
    return {wire: (attribute, hints.get(attribute, object)) for wire, attribute in _wire_names(model)}


def _hints(model):
    module = importlib.import_module(model.__module__)
    return typing.get_type_hints(model.__init__, vars(module))


def _wire_names(model):
    """from_map asks `if m.get('Wire') is not None` and then sets `self.attribute`."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(model.from_map)))
    for statement in ast.walk(tree):
        wire = _asked_name(statement) if isinstance(statement, ast.If) else None
        if wire is not None:
            yield wire, _first_attribute(statement.body)


def _asked_name(statement):
    for node in ast.walk(statement.test):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == 'get':
            return node.args[0].value
    return None


def _first_attribute(statements):
    for node in ast.walk(ast.Module(statements, [])):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == 'self':
            return node.attr
    return None


def word_of(kind):
    """The word for a plain type: string, number, boolean, map, any."""
    if kind is str:
        return 'string'
    if kind is bool:
        return 'boolean'
    if kind in (int, float):
        return 'number'
    if kind is dict or typing.get_origin(kind) is dict:
        return 'map'
    return 'any'
