// Keys: the path of a field as a list, ["outcomes", 2, "rows", 0, "n"], and as people write it, outcomes[2].rows[0].n.

export function dotted(key) {
  return key.reduce((text, part) => (typeof part === "number" ? `${text}[${part}]` : text ? `${text}.${part}` : part), "");
}

export function valueAt(data, key) {
  return key.reduce((value, part) => (value === null || value === undefined ? undefined : value[part]), data);
}

// The key of a JSON pointer such as #/outcomes/2/rows.
export function keyOfPointer(pointer, data) {
  const parts = pointer.replace(/^#\/?/, "").split("/").filter(Boolean);
  let value = data;
  return parts.map((part) => {
    const name = decodeURIComponent(part).replaceAll("~1", "/").replaceAll("~0", "~");
    const step = Array.isArray(value) ? Number(name) : name;
    value = value?.[step];
    return step;
  });
}
