import { Metadata, type ServiceError, status } from '@grpc/grpc-js';
import messages from '@pulumi/pulumi/proto/provider_pb.js';
import statusMessages from '@pulumi/pulumi/proto/status_pb.js';
import any from 'google-protobuf/google/protobuf/any_pb.js';
import struct from 'google-protobuf/google/protobuf/struct_pb.js';
import { HalfwayError } from './operations.ts';

/** A failure as the engine understands it; one half-way carries what is known of the resource. */
export function grpcError(error: unknown): Partial<ServiceError> {
  const message = error instanceof Error ? error.message : String(error);
  if (!(error instanceof HalfwayError)) return { code: status.UNKNOWN, details: message };
  const metadata = new Metadata();
  metadata.add('grpc-status-details-bin', Buffer.from(details(error, message)));
  return { code: status.UNKNOWN, details: message, metadata };
}

function details({ id, outputs }: HalfwayError, message: string): Uint8Array {
  const known = JSON.parse(JSON.stringify(outputs)) as Parameters<typeof struct.Struct.fromJavaScript>[0];
  const failed = new messages.ErrorResourceInitFailed();
  failed.setId(id).setProperties(struct.Struct.fromJavaScript(known)).setReasonsList([message]);
  const packed = new any.Any();
  packed.pack(failed.serializeBinary(), 'pulumirpc.ErrorResourceInitFailed');
  const outer = new statusMessages.Status();
  outer.setCode(status.UNKNOWN).setMessage(message).addDetails(packed);
  return outer.serializeBinary();
}
