// A JSON Schema as a plan: what stands at a key, whether it is a part, a list or a single value.

export function resolved(root, schema) {
  const name = schema?.$ref?.replace("#/$defs/", "");
  return name ? { ...root.$defs[name], ...schema, scale: root.$defs[name].oneOf ? root.$defs[name] : undefined } : schema;
}

// The schema of a field of a part; undefined for one that it does not have.
export function fieldOf(root, schema, name) {
  return Object.hasOwn(schema.properties, name) ? resolved(root, schema.properties[name]) : undefined;
}

// The schema of the value at a key; undefined for a field that is not known.
export function schemaAt(root, key) {
  let here = root;
  for (const part of key) {
    here = typeof part === "number" ? resolved(root, here.items) : here.properties && fieldOf(root, here, part);
    if (!here) return undefined;
  }
  return here;
}

export function isList(schema) {
  return schema.type === "array";
}

export function isPart(schema) {
  return Boolean(schema.properties);
}

export function isNumber(schema) {
  return schema.type === "number" || schema.type === "integer";
}

// The steps of a scale, as they stand in a record.
export function stepsOf(scale) {
  return scale.oneOf.map((step) => String(step.const ?? step.enum[0]));
}

// What people call a step: "risk ratio" for RR.
export function labelOf(root, scale, step) {
  return root.$defs[scale]?.oneOf.find((one) => String(one.const ?? one.enum[0]) === String(step))?.title ?? String(step);
}
