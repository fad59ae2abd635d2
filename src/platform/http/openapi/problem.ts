/** RFC 9457 with our additions. */
export const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'code'],
  properties: {
    type: { type: 'string', description: 'Ссылка на описание кода' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string', description: 'Код отказа, например http.key-reused' },
    errors: {
      type: 'array',
      description: 'Что исправить и в каком поле',
      items: {
        type: 'object',
        required: ['field', 'message'],
        properties: { field: { type: 'string' }, message: { type: 'string' } },
      },
    },
    next: {
      type: 'array',
      description: 'Что можно сделать дальше',
      items: {
        type: 'object',
        required: ['href', 'label'],
        properties: { href: { type: 'string' }, label: { type: 'string' } },
      },
    },
    errorId: { type: 'string', description: 'Номер ошибки для поддержки' },
  },
} as const
