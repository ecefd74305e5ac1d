// What the pages use of these libraries, and nothing else.
export { default as Graph } from "graphology";
export { default as Sigma } from "sigma";
export { EdgeArrowProgram, EdgeLineProgram, NodePointProgram } from "sigma/rendering";
