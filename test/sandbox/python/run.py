"""Asks every list and detail call of calls.json by the official Python SDKs, through a proxy, and judges each reply.

Reads ALIBABA_CLOUD_ACCESS_KEY_ID, ALIBABA_CLOUD_ACCESS_KEY_SECRET, HTTPS_PROXY, XUNJIAN_REGIONS (comma list) and, where the
cloud has a clock of its own, XUNJIAN_NOW_SECONDS. Arguments: keys of products, all when none.
Prints a line for each failure and `N passed, N failed`; exit code 1 when anything failed. XUNJIAN_RESULTS names a file in which
the results of several estates come together.
"""
import functools
import json
import os
import pathlib
import re
import sys
import time

import oss2
from judge import judge
from storage import OssClient, log_client, unknown_elements
from typed import TypedClient

HERE = pathlib.Path(__file__).parent
SHAPES = HERE.parents[2] / 'src' / 'sandbox' / 'shapes'
KEYS = os.environ['ALIBABA_CLOUD_ACCESS_KEY_ID'], os.environ['ALIBABA_CLOUD_ACCESS_KEY_SECRET']
REGIONS = os.environ['XUNJIAN_REGIONS'].split(',')
NOW = float(os.environ.get('XUNJIAN_NOW_SECONDS') or time.time())
ROWS_EACH = 3
WINDOW_SECONDS = 7 * 86400


class Tally:
    """What each call came to, over several estates: one that passed anywhere has passed."""

    def __init__(self, path):
        self.path = pathlib.Path(path) if path else None
        known = self.path.exists() if self.path else False
        self.problems = json.loads(self.path.read_text()) if known else {}

    def note(self, name, problems):
        if self.problems.get(name) != []:
            self.problems[name] = list(dict.fromkeys(problems))[:8]

    def close(self):
        """Prints what failed and how many; the exit code."""
        failed = {name: problems for name, problems in self.problems.items() if problems}
        if self.path:
            self.path.write_text(json.dumps(self.problems))
        for name, problems in failed.items():
            print(f'FAILED {name}')
            for problem in problems:
                print(f'    {problem}')
        print(f'{len(self.problems) - len(failed)} passed, {len(failed)} failed')
        return 1 if failed or not self.problems else 0


def fill(params, scope):
    """
    The parameters with ${region}, ${item.X} and ${parent.X} filled in, times as ${startMs}, ${endMs} and ${billingCycle}, and
    what other listings found as ${first:TYPE:FIELD} or, with commas, ${all:TYPE:FIELD}.
    """
    def text(value):
        if isinstance(value, list):
            return [text(one) for one in value]
        if isinstance(value, dict):
            return fill(value, scope)
        return re.sub(r'\$\{([^}]+)\}', lambda found: str(_named(scope, found[1])), value) if isinstance(value, str) else value
    return {name: text(value) for name, value in params.items()}


def _named(scope, name):
    if name in ('startMs', 'endMs'):
        return int((NOW - (WINDOW_SECONDS if name == 'startMs' else 0)) * 1000)
    if name == 'billingCycle':
        return time.strftime('%Y-%m', time.gmtime(NOW))
    if name.startswith(('first:', 'all:')):
        many, kind, field = re.fullmatch(r'(\w+):(.+):(\w+)', name).groups()
        found = [row[field] for row in scope['listed'][kind]]
        return found[0] if many == 'first' else ','.join(found[:10])
    root, _, field = name.partition('.')
    return scope[root][field] if field else scope[root]


def rows_at(body, path):
    """The rows of a list reply; one row for a reply that is one."""
    value = body
    for name in [name for name in path.split('.') if name]:
        value = value.get(name) if isinstance(value, dict) else None
    return value if isinstance(value, list) else [] if value is None else [value]


def explain(error):
    """A client's error in one line, without what differs from call to call."""
    code = getattr(error, 'code', None)
    if code == 'InvalidAction.NotFound':
        return 'is not simulated'
    text = re.sub(r'\s*request id:.*', '', str(error), flags=re.S | re.I)[:200]
    return f'{type(error).__name__} {code}: {text}' if code else f'{type(error).__name__}: {text}'


def known_elsewhere(problem, product, action):
    """Whether npm's SDK, which is of another day, knows the field that this one does not."""
    path, _, words = problem.partition(': ')
    known = shapes_of(product).get(action, {}).get('response', {})
    return words == 'is unknown' and any(one == path or one.startswith((f'{path}.', f'{path}[')) for one in known)


@functools.lru_cache(maxsize=None)
def shapes_of(product):
    return json.loads((SHAPES / f'{product}.json').read_text())['actions']


def try_call(client, action, params, scope):
    """The body, the problems and the error code of one call."""
    try:
        body, kind = client.call(action, fill(params, scope))
    except Exception as error:  # noqa: BLE001: every failure of a client is a finding
        return None, [explain(error)], getattr(error, 'code', None)
    problems = [problem for problem in judge(body, kind) if not known_elsewhere(problem, client.key, action)]
    if isinstance(body, dict) and kind is not None and 'RequestId' not in body and 'requestId' in str(kind):
        problems.append('RequestId is missing')
    return body, problems, None


class Product:
    """All calls of one product, region by region until one has rows."""

    def __init__(self, key, package, tally, listed):
        self.key, self.tally, self.listed = key, tally, listed
        self.clients = {region: TypedClient(key, package, region, *KEYS) for region in REGIONS}

    def run(self, call):
        rows, region, problems = self.list(call)
        self.tally.note(f'{self.key} {call["action"]}', problems)
        self.listed[call['type']] = rows
        for detail in call.get('details', []):
            self.detail(detail, [{'region': region, 'item': row, 'listed': self.listed} for row in rows])

    def list(self, call):
        problems = []
        for region in REGIONS:
            scope = {'region': region, 'listed': self.listed, **self.listed.get('ListAccessKeys', {})}
            params = {**call.get('params', {}), **call.get('page', {})}
            body, found, _ = try_call(self.clients[region], call['action'], params, scope)
            problems += found
            rows = rows_at(body, call['rows'])
            if rows:
                return rows, region, problems
        return [], REGIONS[0], problems or ['no region of the estate has a row']

    def detail(self, detail, scopes):
        wanted = [scope for scope in scopes if 'when' not in detail or scope['item'].get('InstanceChargeType') == 'PrePaid']
        answered, problems = 0, []
        for scope in wanted:
            body, found, code = try_call(self.clients[scope['region']], detail['action'], detail.get('params', {}), scope)
            if code in detail.get('none', []):
                continue
            answered, problems = answered + 1, problems + found
            self.remember(detail, scope, body)
            if answered == ROWS_EACH:
                break
        self.tally.note(f'{self.key} {detail["action"]}', problems if answered else ['nothing of the estate has this detail'])

    def remember(self, detail, scope, body):
        keys = rows_at(body, 'AccessKeys.AccessKey') if detail['action'] == 'ListAccessKeys' else []
        if keys:
            self.listed['ListAccessKeys'] = {'parent': scope['item'], 'item': keys[0]}


def run_oss(calls, tally):
    shapes = shapes_of('oss')
    client = OssClient(REGIONS[0], *KEYS)
    paths = lambda action: [path.replace('[]', '') for path in shapes[action]['response']]  # noqa: E731
    try:
        reply, buckets = client.list_buckets()
        problems = unknown_elements(reply, paths('ListBuckets')) or ([] if buckets else ['the account has no bucket'])
    except Exception as error:  # noqa: BLE001
        buckets, problems = [], [explain(error)]
    tally.note('oss ListBuckets', problems)
    for detail in calls[0]['details']:
        tally.note(f'oss {detail["action"]}', oss_detail(client, detail, buckets, paths(detail['action'])))


def oss_detail(client, detail, buckets, paths):
    answered, problems = 0, []
    for name, region in buckets:
        try:
            reply = client.call(detail['action'], name, region)
        except oss2.exceptions.ServerError as error:
            if error.code not in detail.get('none', []):
                problems.append(f'{name}: {error.code}')
            continue
        except Exception as error:  # noqa: BLE001
            problems.append(f'{name}: {explain(error)}')
            continue
        answered += 1
        problems += unknown_elements(reply, paths)
    return problems or ([] if answered else ['no bucket of the estate has this setting'])


def run_sls(tally):
    """Judged by the models of the typed SDK, asked by the client that people use."""
    from sdk_models import Sdk
    actions = Sdk('alibabacloud_sls20201230').actions
    found = None
    for region in REGIONS:
        client = log_client(region, *KEYS)
        try:
            body = client.list_project(size=500).body
        except Exception as error:  # noqa: BLE001
            tally.note('sls ListProject', [explain(error)])
            return
        if body.get('projects'):
            found = client, body
            break
    problems = judge(found[1], actions['ListProject'].body) if found else ['no region has a project']
    tally.note('sls ListProject', [one for one in problems if not known_elsewhere(one, 'sls', 'ListProject')])
    if found:
        run_logstores(found[0], [project['projectName'] for project in found[1]['projects']], actions, tally)


def run_logstores(client, projects, actions, tally):
    for project in projects:
        try:
            body = client.list_logstore(project, size=500).body
            stores = body.get('logstores', [])
            if not stores:
                continue
            tally.note('sls ListLogStores', judge(body, actions['ListLogStores'].body))
            tally.note('sls GetLogStore', judge(client.get_logstore(project, stores[0]).body, actions['GetLogStore'].body))
        except Exception as error:  # noqa: BLE001
            tally.note('sls ListLogStores, GetLogStore', [explain(error)])
        return
    tally.note('sls ListLogStores, GetLogStore', ['no project has a logstore'])


def main():
    calls = json.loads((HERE / 'calls.json').read_text())
    sources = json.loads((HERE.parents[2] / 'scripts' / 'generate' / 'shapes-actions.json').read_text())
    tally, listed = Tally(os.environ.get('XUNJIAN_RESULTS')), {}
    wanted = sys.argv[1:]
    for key in dict.fromkeys(call['product'] for call in calls):
        if wanted and key not in wanted:
            continue
        of_product = [call for call in calls if call['product'] == key]
        if key == 'oss':
            run_oss(of_product, tally)
        elif key == 'sls':
            run_sls(tally)
        else:
            package = sources[key]['pypi'].split('==')[0].replace('-', '_')
            product = Product(key, package, tally, listed)
            for call in of_product:
                product.run(call)
    return tally.close()


sys.exit(main())
