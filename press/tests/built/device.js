export const device = "of the built app";
