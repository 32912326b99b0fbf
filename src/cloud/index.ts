export type { Role } from './assume-role.ts';
export type { Credential, CredentialSource } from './credential.ts';
export type { Site } from './endpoint.ts';
export { type CloudOptions, findKeys, openCloud } from './open-cloud.ts';
export { permissionOf, products } from './products.ts';
export { readProfile } from './profile.ts';
export { recordingCloud } from './recording-cloud.ts';
export { type RepliesCloud, repliesCloud, repliesClouds } from './replies-cloud.ts';
