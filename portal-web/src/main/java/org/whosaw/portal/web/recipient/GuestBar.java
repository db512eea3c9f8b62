package org.whosaw.portal.web.recipient;

/**
 * Holds what stands above the pages of a recipient.
 *
 * @param in whether somebody is signed in
 */
public record GuestBar(String name, String house, boolean in) {}
