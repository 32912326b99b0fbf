"""Calls an action through its typed client and hands out the raw reply beside the model's."""
import functools
import re

from alibabacloud_tea_openapi.utils_models import Config
from darabonba.runtime import RuntimeOptions
from sdk_models import Sdk


sdk_of = functools.lru_cache(maxsize=None)(Sdk)


class TypedClient:
    """One product through its official SDK, as a customer would set it up: keys and a region, nothing else."""

    def __init__(self, product, package, region, key_id, secret):
        self.key = product
        self.sdk = sdk_of(package)
        self.client = self.sdk.client(Config(access_key_id=key_id, access_key_secret=secret, region_id=region))
        self.raw = None
        self._listen('call_api')
        self._listen('execute')

    def _listen(self, name):
        send = getattr(self.client, name)

        def listening(*arguments):
            self.raw = send(*arguments)
            return self.raw

        setattr(self.client, name, listening)

    def call(self, action, params):
        """The raw body of the reply and the type it should have. Errors are those of the SDK."""
        facts = self.sdk.actions[action]
        method = getattr(self.client, facts.method_name)
        method(*[self._argument(facts, name, dict(params)) for name in facts.arguments], RuntimeOptions())
        return self.raw.get('body') if isinstance(self.raw, dict) else None, facts.body

    def _argument(self, facts, name, params):
        if name in ('request', 'tmp_req'):
            return facts.request().from_map(params)
        if name == 'headers':
            return {}
        for wire, value in params.items():
            if _plain(wire) == _plain(name):
                return value
        raise KeyError(f'{facts.method_name} wants {name}')


def _plain(name):
    return re.sub(r'[^a-z]', '', name.lower())
