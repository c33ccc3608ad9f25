// The person at the client, who agrees to everything: a form's fields are filled with what agrees.
export function agree(questions, params) {
  questions.emit('question', params.message);
  const content = {};
  for (const [name, field] of Object.entries(params.requestedSchema.properties ?? {})) {
    content[name] = field.type === 'boolean' ? true : (field.enum?.[0] ?? field.default ?? 'yes');
  }
  return { action: 'accept', content };
}
