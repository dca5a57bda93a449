// The acts of this room, for its doors and for the rooms to the right of it.
export { type FileToKeep, type KeptUpload, sweepFiles, uploadFile } from './actions/files.ts'
