package com.acme

import io.memoise.Memoise
import io.memoise.Memos

var bodies = 0

@JvmRecord
data class Price(val item: String, val pence: Long, val note: String?)

@Memoise
fun catalogue(shop: String, size: Int = 2): List<Price> {
    bodies++
    return (1..size).map { Price("$shop $it", 100L * it, null) }
}

class Till(private val currency: String) {
    @Memoise
    private fun label(price: Price): String {
        bodies++
        return "${price.item}: ${price.pence} $currency"
    }

    fun labels(prices: List<Price>) = prices.map { label(it) }

    companion object {
        @Memoise
        @JvmStatic
        fun rate(currency: String): Double {
            bodies++
            return currency.length / 2.0
        }
    }
}

fun main() {
    repeat(2) {
        println("answer ${Till("GBP").labels(catalogue("corner"))}")
        println("answer ${Till.rate("GBP")}")
    }
    println("body ran $bodies")
    println("misses ${Memos.current().stats().misses()}")
}
