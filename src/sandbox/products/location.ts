import { defineProduct, type Product } from '../engine/index.ts';

/** The service that says at which host a product answers. */
export default defineProduct({
  product: 'location',
  style: 'RPC',
  versions: ['2015-06-12'],
  hosts: ['location.aliyuncs.com', 'location-readonly.aliyuncs.com', 'location.{region}.aliyuncs.com'],
  always: { Success: true },
  actions: {
    DescribeEndpoints: {
      needs: ['ServiceCode', 'Id'],
      run(x) {
        const [code, region] = [x.text('ServiceCode'), x.text('Id')];
        const product = x.products.find((one) => codeOf(one) === code.toLowerCase() || one.product === code.toLowerCase());
        const host = product && hostIn(product, region);
        const endpoint = {
          Endpoint: host,
          Id: region,
          Namespace: '',
          SerivceCode: code,
          Type: x.text('Type') || 'openAPI',
          Protocols: { Protocols: ['HTTP', 'HTTPS'] },
        };
        return { Endpoints: { Endpoint: host === undefined ? [] : [endpoint] } };
      },
    },
  },
});

function codeOf(product: Product): string {
  return (product.serviceCode ?? product.product).toLowerCase();
}

/** The product's host in a region, else the one for all. */
function hostIn(product: Product, region: string): string | undefined {
  const plain = product.hosts.filter((host) => !/\{(?!region\})/.test(host));
  return (plain.find((host) => host.includes('{region}')) ?? plain[0])?.replace('{region}', region);
}
