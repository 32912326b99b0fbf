"""OSS by oss2 and the Log Service by aliyun-log-python-sdk: their own protocols and their own clients."""
import xml.etree.ElementTree as ElementTree

import oss2
from aliyun.log import LogClient

BUCKET_CALLS = {
    'GetBucketInfo': 'get_bucket_info',
    'GetBucketAcl': 'get_bucket_acl',
    'GetBucketEncryption': 'get_bucket_encryption',
    'GetBucketLogging': 'get_bucket_logging',
    'GetBucketVersioning': 'get_bucket_versioning',
    'GetBucketLifecycle': 'get_bucket_lifecycle',
    'GetBucketPolicy': 'get_bucket_policy',
    'GetBucketReferer': 'get_bucket_referer',
    'GetBucketCors': 'get_bucket_cors',
    'GetBucketTags': 'get_bucket_tagging',
    'GetBucketReplication': 'get_bucket_replication',
}


class ListeningSession(oss2.Session):
    """Keeps the body of the last reply."""

    def do_request(self, req, timeout):
        response = super().do_request(req, timeout)
        read = response.read

        def listening(*arguments):
            self.body = read(*arguments)
            return self.body

        response.read = listening
        return response


class OssClient:
    """One account's buckets; every reply comes as the elements that it held."""

    def __init__(self, region, key, secret):
        self.auth = oss2.ProviderAuthV4(oss2.credentials.StaticCredentialsProvider(key, secret))
        self.region = region
        self.session = ListeningSession()

    def list_buckets(self):
        service = oss2.Service(self.auth, f'https://oss-{self.region}.aliyuncs.com', session=self.session, region=self.region)
        found = service.list_buckets(max_keys=1000)
        return self._reply(), [(bucket.name, bucket.region) for bucket in found.buckets]

    def call(self, action, bucket, region):
        """The reply and what oss2 read out of it. A bucket without the setting raises a NotFound."""
        client = oss2.Bucket(self.auth, f'https://oss-{region}.aliyuncs.com', bucket, session=self.session, region=region)
        getattr(client, BUCKET_CALLS[action])()
        return self._reply()

    def _reply(self):
        text = self.session.body.decode()
        return text if text.lstrip().startswith('{') else element_value(ElementTree.fromstring(text))


def element_value(element):
    """An element as texts, objects and lists of those that repeat."""
    children = list(element)
    if not children:
        return element.text or ''
    value = {}
    for child in children:
        value.setdefault(child.tag, []).append(element_value(child))
    return {name: members[0] if len(members) == 1 else members for name, members in value.items()}


def unknown_elements(value, paths, path=''):
    """Paths of elements that the shape does not know."""
    if isinstance(value, list):
        return [problem for one in value for problem in unknown_elements(one, paths, path)]
    if not isinstance(value, dict):
        return []
    problems = []
    for name, member in value.items():
        where = f'{path}.{name}' if path else name
        if not any(known == where or known.startswith(f'{where}.') for known in paths):
            problems.append(f'{where}: is unknown')
        problems += unknown_elements(member, paths, where)
    return problems


def log_client(region, key, secret):
    return LogClient(f'{region}.log.aliyuncs.com', key, secret)
