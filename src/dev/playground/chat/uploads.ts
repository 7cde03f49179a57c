import { type FileUpload, MAX_UPLOAD_BYTES } from '../../local-discord/file-upload.ts'
import { requireOffered } from '../../local-discord/not-offered.ts'

const MAX_UPLOADS = 20

/** Uploaded files that are not submitted yet; the oldest are evicted. */
export const createUploads = () => {
  const files = new Map<string, { readonly personId: string; readonly file: FileUpload }>()
  let lastId = 0
  return {
    add(personId: string, file: FileUpload): string {
      requireOffered(
        file.name.length > 0 && file.name.length <= 255,
        'a file has a name of 1 to 255 characters',
      )
      requireOffered(file.data.length <= MAX_UPLOAD_BYTES, `${file.name} is larger than 10 MiB`)
      const id = String(++lastId)
      files.set(id, { personId, file })
      for (const oldest of files.keys()) {
        if (files.size <= MAX_UPLOADS) break
        files.delete(oldest)
      }
      return id
    },
    get(personId: string, id: string): FileUpload {
      const upload = files.get(id)
      requireOffered(upload?.personId === personId, 'the file is gone: choose it again')
      return upload!.file
    },
  }
}

export type Uploads = ReturnType<typeof createUploads>
