"""The judge finds planted mistakes."""
import unittest

from judge import judge
from sdk_models import Sdk

RIGHT = {'RequestId': 'R-1', 'TotalCount': 1, 'LoadBalancers': {'LoadBalancer': [{'LoadBalancerId': 'lb-apple'}]}}


class JudgeTest(unittest.TestCase):
    def setUp(self):
        self.kind = Sdk('alibabacloud_slb20140515').actions['DescribeLoadBalancers'].body

    def test_a_right_reply_has_no_problem(self):
        self.assertEqual(judge(RIGHT, self.kind), [])

    def test_each_mistake_is_named(self):
        for wrong, problem in [
            ({'TotalCount': '1'}, "TotalCount: is str '1', not number"),
            ({'TotalCount': True}, 'TotalCount: is bool True, not number'),
            ({'totalCount': 1}, 'totalCount: is unknown'),
            ({'LoadBalancers': []}, 'LoadBalancers: is list, not an object'),
            ({'LoadBalancers': {'LoadBalancer': {}}}, 'LoadBalancers.LoadBalancer: is dict, not a list'),
            ({'LoadBalancers': {'LoadBalancer': [{'Id': 'lb-apple'}]}}, 'LoadBalancers.LoadBalancer[].Id: is unknown'),
        ]:
            with self.subTest(problem):
                self.assertEqual(judge({**RIGHT, **wrong}, self.kind), [problem])


if __name__ == '__main__':
    unittest.main()
