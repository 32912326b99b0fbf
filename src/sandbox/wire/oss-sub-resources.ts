/** Query keys of OSS that belong to the resource and are signed; others, such as prefix and max-keys, are not. */
export const SUB_RESOURCES = new Set(
  [
    'acl accessPoint accessPointPolicy append asyncFetch bucketArchiveDirectRead bucketInfo callback callback-var callbackVar cname comp continuation-token cors',
    'delete domain encryption endTime httpsConfig img inventory inventoryId lifecycle link live location log logging metaQuery objectInfo objectMeta overwriteConfig',
    'partNumber policy policyStatus position processConfiguration publicAccessBlock qos qosInfo referer regionList replication replicationLocation replicationProgress',
    'requestPayment requesterQosInfo resourceGroup response-cache-control response-content-disposition response-content-encoding response-content-language',
    'response-content-type response-expires restore rtc security-token sequential startTime stat status style styleName symlink tagging torrent transferAcceleration',
    'udf udfApplication udfApplicationLog udfId udfImage udfImageDesc udfName uploadId uploads versionId versioning versions vod website worm wormExtend wormId',
    'x-oss-ac-forward-allow x-oss-ac-source-ip x-oss-ac-subnet-mask x-oss-ac-vpc-id x-oss-async-process x-oss-process x-oss-redundancy-transition x-oss-request-payer',
    'x-oss-target-redundancy-type x-oss-traffic-limit x-oss-write-get-object-response',
  ].flatMap((line) => line.split(' ')),
);
