import { startPageServer } from './page-server.ts';
import type { QuotaShape } from './quota.ts';

// A process of its own, so that the server's work does not slow the client that is measured.
const server = await startPageServer(JSON.parse(process.argv[2] ?? '{}') as QuotaShape);
process.on('message', () => process.send?.({ refused: server.refused() }));
process.on('disconnect', () => process.exit());
process.send?.({ port: server.port });
