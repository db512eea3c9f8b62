package org.whosaw.broken.portal.web;

/** A page that the api must not know. */
public final class Shown {}
