import type { FastifyRequest } from 'fastify'
import type { App } from './app.ts'

export type UploadedFile = { field: string; name: string; type: string; bytes: Uint8Array }

/**
 * Forms with files. The platform's own parser does (`Response.formData`), because uploads here are a few megabytes at
 * most; a route that takes them raises its `bodyLimit`. What the files really are is for the receiver to find out.
 */
export function acceptUploads(app: App): void {
  app.addContentTypeParser(
    /^multipart\/form-data/,
    { parseAs: 'buffer' },
    async (request: FastifyRequest, body: Buffer) => {
      const headers = { 'content-type': request.headers['content-type'] ?? '' }
      const form = await new Response(new Uint8Array(body), { headers }).formData().catch(() => {
        throw Object.assign(new Error('broken form'), { statusCode: 400 })
      })
      const fields: Record<string, string | string[]> = Object.create(null)
      const files: UploadedFile[] = []
      for (const [field, value] of form) {
        if (typeof value === 'string') fields[field] = field in fields ? [fields[field] ?? [], value].flat() : value
        // A file field left empty arrives as a file without a name.
        else if (value.name !== '')
          files.push({ field, name: value.name, type: value.type, bytes: new Uint8Array(await value.arrayBuffer()) })
      }
      request.files = files
      return fields
    },
  )
}
