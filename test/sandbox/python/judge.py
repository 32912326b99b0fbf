"""Holds a raw reply against the model of its SDK: no unknown field, no wrong type, and nothing lost on the way through the model."""
import typing

from sdk_models import fields_of, is_model, word_of

PLAIN = {'string': str, 'boolean': bool, 'map': dict}


def judge(body, kind):
    """Sentences about what the model does not know or holds for something else; none when the reply is right."""
    problems = []
    _walk(body, kind, '', problems)
    if not problems and is_model(kind) and isinstance(body, dict):
        _compare(body, kind().from_map(body).to_map(), '', problems)
    return problems


def _walk(value, kind, path, problems):
    if value is None or kind is None:
        return
    if is_model(kind):
        _walk_model(value, kind, path, problems)
    elif typing.get_origin(kind) is list:
        if not isinstance(value, list):
            problems.append(f'{path}: is {type(value).__name__}, not a list')
            return
        member = (typing.get_args(kind) or (object,))[0]
        for one in value:
            _walk(one, member, f'{path}[]', problems)
    elif not _fits(value, word_of(kind)):
        problems.append(f'{path}: is {type(value).__name__} {value!r}, not {word_of(kind)}')


def _walk_model(value, kind, path, problems):
    if not isinstance(value, dict):
        problems.append(f'{path}: is {type(value).__name__}, not an object')
        return
    fields = fields_of(kind)
    for name, member in value.items():
        where = f'{path}.{name}' if path else name
        if name in fields:
            _walk(member, fields[name][1], where, problems)
        else:
            problems.append(f'{where}: is unknown')


def _fits(value, word):
    if word == 'any':
        return True
    if word == 'number':
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    return isinstance(value, PLAIN[word])


def _compare(sent, kept, path, problems):
    """What the model keeps must be what was sent; absent, null and empty lists are one to the models."""
    if isinstance(sent, dict):
        for name, member in sent.items():
            got = kept.get(name) if isinstance(kept, dict) else None
            if member not in (None, [], {}):
                _compare(member, got, f'{path}.{name}' if path else name, problems)
    elif isinstance(sent, list):
        if not isinstance(kept, list) or len(sent) != len(kept):
            problems.append(f'{path}: the model keeps {kept!r}')
            return
        for one, got in zip(sent, kept):
            _compare(one, got, f'{path}[]', problems)
    elif sent != kept:
        problems.append(f'{path}: the model keeps {kept!r} of {sent!r}')
